// Runs before the first paint, so that a light panel does not flash dark. The content policy allows no inline script.
{
  let kept = null;
  try {
    kept = localStorage.getItem('emcee.colourScheme');
  } catch {
    // A browser that keeps nothing follows the system.
  }
  const light = kept === 'light' || (kept !== 'dark' && matchMedia('(prefers-color-scheme: light)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', light ? 'light' : 'dark');
}
