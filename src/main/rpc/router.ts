import type { Caller, FeatureContract, HandlersFor, Route, SnapshotsFor } from '../../shared/rpc/contract.ts';
import { AppError, type Result } from '../../shared/rpc/errors.ts';
import { roleAtLeast } from '../../shared/rpc/roles.ts';
import type { Metrics } from '../engine/metrics.ts';
import type { Clock, Logger } from '../engine/ports.ts';
import { describeIssues } from '../engine/settings/problems.ts';

/** What the router needs to know of the running app. */
export interface RouterTarget {
  /** The handlers of a feature while it runs; an AppError that says why it does not run otherwise. */
  handlersOf(feature: string): HandlersFor<FeatureContract>;
  snapshotsOf(feature: string): SnapshotsFor<FeatureContract>;
  /** Puts a failure of the machine, such as a full disk, into words for the streamer; null when it is something else. */
  explain(thrown: unknown): AppError | null;
}

/** find -> parse -> authorise -> handle -> envelope. A call never throws: it answers. */
export class Router {
  readonly contracts: Readonly<Record<string, FeatureContract>>;
  private readonly target: RouterTarget;
  private readonly clock: Clock;
  private readonly log: Logger;
  private readonly metrics: Metrics;

  constructor(
    contracts: Readonly<Record<string, FeatureContract>>,
    target: RouterTarget,
    parts: { clock: Clock; log: Logger; metrics: Metrics },
  ) {
    this.contracts = contracts;
    this.target = target;
    this.clock = parts.clock;
    this.log = parts.log;
    this.metrics = parts.metrics;
  }

  async call(name: string, input: unknown, caller: Caller): Promise<Result<unknown>> {
    const started = this.clock.elapsed();
    const route = this.findRoute(name);
    const result = await this.answer(name, route, input, caller);
    const duration = Math.round((this.clock.elapsed() - started) * 10) / 10;
    const known = route ? name : 'unknown';
    this.metrics.count('calls_total', 'Calls from panels and scripts', {
      route: known,
      result: result.ok ? 'ok' : result.error.code,
    });
    this.metrics.count('call_milliseconds_total', 'Time spent in calls', { route: known }, duration);
    if (route?.changes) this.audit(name, result, caller, duration);
    return result;
  }

  /** What a panel that starts to watch a stream sees first. */
  snapshot(name: string, caller: Caller): Result<unknown> {
    try {
      const [feature, liveName] = split(name);
      const live = this.own(this.contracts, feature)?.lives;
      const found = live && this.own(live, liveName);
      if (!found) throw new AppError('not_found', `There is no stream "${name}".`);
      this.authorise(found.role, name, caller);
      const snapshot = this.own(this.target.snapshotsOf(feature), liveName);
      if (!snapshot) throw new AppError('not_found', `There is no stream "${name}".`);
      return { ok: true, data: snapshot() };
    } catch (thrown) {
      return this.failed(name, thrown);
    }
  }

  private async answer(
    name: string,
    route: Route | null,
    input: unknown,
    caller: Caller,
  ): Promise<Result<unknown>> {
    try {
      if (!route) throw new AppError('not_found', `There is no call "${name}".`);
      this.authorise(route.role, name, caller);
      const parsed = route.input.safeParse(input ?? {});
      if (!parsed.success) {
        const fields = describeIssues(parsed.error);
        const text = fields
          .map((field) => (field.path ? `${field.path}: ${field.message}` : field.message))
          .join(' ');
        throw new AppError('bad_input', `This call was not understood. ${text}`, { fields });
      }
      const [feature, routeName] = split(name);
      const handler = this.own(this.target.handlersOf(feature), routeName);
      if (!handler) throw new AppError('not_found', `There is no call "${name}".`);
      return { ok: true, data: await handler(parsed.data, caller) };
    } catch (thrown) {
      return this.failed(name, thrown);
    }
  }

  private findRoute(name: string): Route | null {
    const [feature, routeName] = split(name);
    const routes = this.own(this.contracts, feature)?.routes;
    return (routes && this.own(routes, routeName)) ?? null;
  }

  /** A name from outside must not reach what every object inherits. */
  private own<T>(from: Readonly<Record<string, T>>, key: string): T | null {
    return Object.hasOwn(from, key) ? (from[key] ?? null) : null;
  }

  private authorise(needed: Route['role'], name: string, caller: Caller): void {
    if (roleAtLeast(caller.role, needed)) return;
    this.log.warn({
      category: 'authorisation',
      event: 'call.refused',
      actor: caller.name,
      action: name,
      result: 'refused',
      message: `${caller.name} (${caller.role}) may not use ${name}, which is for the role ${needed}`,
    });
    throw new AppError(
      'forbidden',
      `This needs the role "${needed}". Ask the streamer for a link with more rights.`,
    );
  }

  private failed(name: string, thrown: unknown): Result<never> {
    if (thrown instanceof AppError) return { ok: false, error: thrown.toWire() };
    const explained = this.target.explain(thrown);
    if (explained) {
      this.log.error(
        { event: 'call.failed', action: name, message: `${name}: ${explained.message}` },
        thrown,
      );
      return { ok: false, error: explained.toWire() };
    }
    this.metrics.count('errors_total', 'Errors that nobody expected', { place: 'call' });
    this.log.error({ event: 'call.failed', action: name, message: `${name} failed unexpectedly` }, thrown);
    return {
      ok: false,
      error: {
        code: 'internal',
        message: 'Something went wrong inside Emcee. The Log page has the details.',
        data: null,
      },
    };
  }

  private audit(name: string, result: Result<unknown>, caller: Caller, duration: number): void {
    this.log.info({
      category: 'audit',
      event: 'call.changed',
      actor: caller.name,
      action: name,
      result: result.ok ? 'ok' : 'refused',
      duration,
      message: result.ok
        ? `${caller.name} used ${name}`
        : `${caller.name} tried ${name}: ${result.error.message}`,
    });
  }
}

function split(name: string): [feature: string, part: string] {
  const dot = name.indexOf('.');
  return dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)];
}
