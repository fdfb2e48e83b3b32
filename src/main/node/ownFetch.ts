/** Stands for the package node-fetch in the bundle, which only calls what Node and Electron have themselves. */
export const { fetch } = globalThis;
