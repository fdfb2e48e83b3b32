/** Who may call a route, from the least to the most. A role includes all before it. */
export const ROLES = ['overlay', 'viewer', 'moderator', 'streamer'] as const;
export type Role = (typeof ROLES)[number];

export function roleAtLeast(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
