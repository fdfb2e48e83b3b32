import { z } from 'zod';
import type { FeatureContract, Route } from './contract.ts';
import { COMMON_ERROR_CODES } from './errors.ts';

type Json = Record<string, unknown>;

const ERROR_STATUS: Record<string, string> = {
  '400': 'The input does not fit',
  '401': 'The token is missing or wrong',
  '403': 'The token may not do this, or the call comes from a foreign page',
  '404': 'There is no such thing',
  '409': 'It clashes with what is there',
  '429': 'Too many calls',
  '500': 'Something went wrong inside Emcee',
  '503': 'The feature is off or not reachable',
};

/** The HTTP API as an OpenAPI 3.1 document, made from the contract. */
export function openApiDocument(
  contracts: Readonly<Record<string, FeatureContract>>,
  version: string,
  server: string | null,
): Json {
  const paths: Json = {};
  for (const [feature, contract] of Object.entries(contracts)) {
    for (const [name, route] of Object.entries(contract.routes)) {
      paths[`/api/${feature}/${name}`] = { post: operation(feature, name, route) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Emcee',
      version,
      description:
        'Everything that the control panel does. Each call is a POST with a JSON body and answers {"ok": true, "data": ...} or {"ok": false, "error": {"code", "message", "data"}}.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    ...(server ? { servers: [{ url: server }] } : {}),
    security: [{ token: [] }],
    tags: Object.keys(contracts).map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'The token from the API page of the panel' },
      },
      schemas: {
        Error: {
          type: 'object',
          required: ['code', 'message', 'data'],
          properties: {
            code: {
              type: 'string',
              description: `One of ${COMMON_ERROR_CODES.join(', ')}, or a code of the feature`,
            },
            message: { type: 'string', description: 'What happened and what to do, for a person' },
            data: { description: 'Facts for a program; null when there are none' },
          },
        },
        Failure: {
          type: 'object',
          required: ['ok', 'error'],
          properties: { ok: { const: false }, error: { $ref: '#/components/schemas/Error' } },
        },
      },
    },
  };
}

function operation(feature: string, name: string, route: Route): Json {
  const failure = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } } };
  const codes = route.errors?.length ? ` Own error codes: ${route.errors.join(', ')}.` : '';
  return {
    operationId: `${feature}.${name}`,
    summary: route.title,
    description: `Needs the role "${route.role}".${route.changes ? ' It changes something and is written to the audit log.' : ''}${codes}`,
    tags: [feature],
    // The description in a form that a program can read; the panel's API page does.
    'x-emcee': { role: route.role, changes: route.changes ?? false, errors: route.errors ?? [] },
    requestBody: {
      required: true,
      content: { 'application/json': { schema: jsonSchema(route.input, 'input') } },
    },
    responses: {
      '200': {
        description: 'Done',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['ok', 'data'],
              properties: { ok: { const: true }, data: jsonSchema(route.output, 'output') },
            },
          },
        },
      },
      ...Object.fromEntries(
        Object.entries(ERROR_STATUS).map(([status, description]) => [status, { description, ...failure }]),
      ),
    },
    'x-role': route.role,
  };
}

/** JSON Schema 2020-12, which is what OpenAPI 3.1 uses, without the marker that belongs to whole documents. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
