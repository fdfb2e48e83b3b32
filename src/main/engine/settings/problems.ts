import type { z } from 'zod';

export interface FieldProblem {
  /** Where it is, such as `limits.0.name`. */
  path: string;
  message: string;
}

/** What zod found, as sentences at their fields. */
export function describeIssues(error: z.ZodError): FieldProblem[] {
  return error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: sentence(issue.message),
  }));
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
