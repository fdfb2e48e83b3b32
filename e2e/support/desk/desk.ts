import type { Rectangle } from 'electron';

/** One line of a menu, as a person sees it. */
export interface MenuLine {
  label: string;
  type: 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio' | 'header' | 'palette';
  checked: boolean;
  enabled: boolean;
  items: MenuLine[];
}

export interface TrayPicture {
  toolTip: string;
  items: MenuLine[];
}

export interface DialogPicture {
  kind: 'message' | 'error';
  title: string;
  message: string;
  detail: string;
  buttons: string[];
  checkbox: string | null;
}

export interface WindowPicture {
  visible: boolean;
  focused: boolean;
  minimised: boolean;
  maximised: boolean;
  /** Where it is when it is not maximised. */
  bounds: Rectangle;
  title: string;
}

/**
 * What a person at the desktop app sees and does outside of the page. Everything is looked up by its label, and a
 * thing that is not there or cannot be clicked is an error.
 */
export interface Desk {
  /** Null while there is no tray. */
  tray(): TrayPicture | null;
  clickTray(label: string): void;
  clickTrayIcon(): void;
  menu(): MenuLine[];
  clickMenu(...labels: string[]): void;
  /** What waits for an answer, or was shown; the oldest first. */
  dialogs(): DialogPicture[];
  /** Answers the oldest message box. */
  answer(button: string, checkbox: boolean): void;
  /** Web pages, files and folders that were handed to the system. */
  opened(): string[];
  clipboard(): Promise<string>;
  notifications(): { title: string; body: string }[];
  /** Null while there is no window. */
  window(): WindowPicture | null;
  moveWindow(bounds: Rectangle): void;
  minimise(): void;
  maximise(): void;
  /** The cross in its corner. */
  closeWindow(): void;
  /** The page's process ends. */
  crashPage(): void;
  /** The page does not take input any more, or does so again. */
  pageHangs(hangs: boolean): void;
  /** Runs in the window's page. */
  runInPage(script: string): Promise<unknown>;
  /** The answer of the app to a page that asks for a right of the machine. */
  permission(name: string): Promise<boolean>;
  quit(): void;
}

/** The same from the test's process: every call takes a moment. */
export type DeskCalls = {
  [Name in keyof Desk]: (...args: Parameters<Desk[Name]>) => Promise<Awaited<ReturnType<Desk[Name]>>>;
};
