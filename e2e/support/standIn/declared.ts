/** The arguments of events, by the events' names. */
type EventArguments = Record<string, unknown[]>;

/**
 * True when electron's own declarations know every one of these events with these arguments. Each part of the
 * stand-in that announces events says `true satisfies Declares<...>`, so that an event which electron drops or
 * changes does not compile here any more.
 */
export type Declares<Emitter extends { on: unknown }, Events extends EventArguments> = [
  {
    [Name in keyof Events & string]: Emitter['on'] extends (
      event: Name,
      listener: (...args: Events[Name]) => void,
    ) => unknown
      ? never
      : Name;
  }[keyof Events & string],
] extends [never]
  ? true
  : false;
