/** The folder of the log files, written as paths are on the computer that Emcee runs on. */
export function logFolder(dataFolder: string): string {
  return `${dataFolder}${dataFolder.includes('\\') ? '\\' : '/'}logs`;
}
