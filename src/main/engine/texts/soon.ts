/** Now, or later. */
export type Soon<T> = T | Promise<T>;

/** Goes on at once with what is here, and later with what is not: what need not wait stays synchronous. */
export function andThen<T, U>(value: Soon<T>, next: (value: T) => Soon<U>): Soon<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** All together; they wait side by side. */
export function all<T>(values: readonly Soon<T>[]): Soon<T[]> {
  for (const value of values) if (value instanceof Promise) return Promise.all(values);
  return values as T[];
}
