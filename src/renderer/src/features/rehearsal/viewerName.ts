/** Whether Twitch would take it as a name. The engine has the last word. */
export function isViewerName(name: string): boolean {
  return /^[a-zA-Z0-9_]{2,25}$/.test(name.trim());
}
