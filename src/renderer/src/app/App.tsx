import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { useConnection } from '../api/connection.ts';
import { CurtainView } from './CurtainView.tsx';
import { useCurtain } from './curtain.ts';
import { InvalidLink } from './InvalidLink.tsx';
import { Shell } from './Shell.tsx';
import { Starting } from './Starting.tsx';
import { colourSchemeManager, cssVariables, theme } from './theme.ts';

export function App(): ReactNode {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colourSchemeManager}
      defaultColorScheme="auto"
      withGlobalClasses={false}
    >
      <Notifications position="bottom-center" limit={4} autoClose={6000} />
      <Router hook={useHashLocation}>
        <Door />
      </Router>
    </MantineProvider>
  );
}

/** What stands between the streamer and the panel, if anything does. */
function Door(): ReactNode {
  const state = useConnection((connection) => connection.state);
  const met = useConnection((connection) => connection.met);
  const curtain = useCurtain((held) => held.curtain);
  if (state.kind === 'refused') return <InvalidLink reason={state.reason} />;
  if (curtain) return <CurtainView curtain={curtain} />;
  // Once the panel was there it stays, with what it last knew, while the connection comes back.
  return met ? <Shell /> : <Starting />;
}
