import { z } from 'zod';
import type { House } from '../house.ts';

/** One thing that can be asked over HTTP: `POST /control/<path>` with a JSON body of this form. */
export interface ControlAction {
  path: string;
  /** One sentence for the list that `GET /control` gives. */
  title: string;
  input: z.ZodObject;
  run(house: House, input: unknown): unknown;
}

/** Keeps the type of the input between its schema and what runs with it. */
export function action<S extends z.ZodRawShape>(
  path: string,
  title: string,
  shape: S,
  run: (house: House, input: z.output<z.ZodObject<S>>) => unknown,
): ControlAction {
  const input = z.strictObject(shape);
  return {
    path,
    title,
    input,
    run: (house, value) => run(house, input.parse(value) as z.output<z.ZodObject<S>>),
  };
}

/** A login, with or without `@`. */
export const login = z
  .string()
  .regex(/^@?[A-Za-z0-9][A-Za-z0-9_]{0,24}$/, 'A login has 1 to 25 letters, digits or underscores');
export const text = z.string().min(1).max(500);
export const count = z.int().min(1).max(10_000);
export const seconds = z.number().min(0).max(86_400);
export const tier = z.enum(['1000', '2000', '3000']);

/** What happened, for the one who asked: `{ done: false }` when the moment was not right. */
export function done(value: unknown): { done: boolean } {
  return { done: value !== false && value !== null };
}
