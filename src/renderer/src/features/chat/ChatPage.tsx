import type { ReactNode } from 'react';
import { ChatPanel } from './ChatPanel.tsx';

/** Chat alone, as large as the window: for a second screen. */
export function ChatPage(): ReactNode {
  return <ChatPanel />;
}
