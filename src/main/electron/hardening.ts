import type { App, Session, WebContents } from 'electron';
import { PANEL_SCHEME, PANEL_URL } from './panelProtocol.ts';

/** Web pages that the panel may open in the browser. */
const OPENABLE = [
  /^https:\/\/(www\.|dev\.|id\.|dashboard\.)?twitch\.tv\//,
  /^https:\/\/github\.com\//,
  /^http:\/\/(127\.0\.0\.1|localhost):\d+\//,
];

export function mayOpen(url: string): boolean {
  return OPENABLE.some((pattern) => pattern.test(url));
}

/** The slice of electron's IpcMainEvent that is looked at. The frame is null when it is gone already. */
interface FromFrame {
  readonly senderFrame: { readonly url: string; readonly parent: object | null } | null;
}

/** Whether a message comes from our own page, in the main frame. */
export function isOurPage({ senderFrame: frame }: FromFrame): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(PANEL_URL.replace('index.html', ''));
}

/** No page leaves ours, opens windows, or gets rights of the machine. */
export function harden(
  app: Pick<App, 'on'>,
  session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'>,
  open: (url: string) => void,
): void {
  // Copying to the clipboard is all that the panel asks for.
  session.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(permission === 'clipboard-sanitized-write'),
  );
  session.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', (event) => {
      if (!event.url.startsWith(`${PANEL_SCHEME}://panel/`)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      if (mayOpen(url)) open(url);
      return { action: 'deny' };
    });
  });
}
