import type { ReactNode } from 'react';

export function SettingsPage(): ReactNode {
  return <p>Settings</p>;
}
