import { create } from 'zustand';
import type { TwitchStatus } from '../../../../shared/contract/twitch.ts';
import { cancelSignIn } from '../connection/actions.ts';
import { rememberWelcome } from './firstRun.ts';
import { after, before, pathOf, type WelcomeStep } from './steps.ts';

interface Wizard {
  step: WelcomeStep;
  needsApplication: boolean;
}

/** Where the streamer is. It outlives the page, so that a look at another one loses nothing. */
export const useWizard = create<Wizard>()(() => ({ step: 'choose', needsApplication: false }));

function move(to: WelcomeStep): void {
  if (to === 'done') rememberWelcome();
  useWizard.setState({ step: to });
}

export function beginConnecting(status: TwitchStatus): void {
  const needsApplication = status.clientId.state === 'missing';
  useWizard.setState({ needsApplication });
  move(after(pathOf(needsApplication), 'choose'));
}

/** The next one to open the welcome begins at its beginning. */
export function finish(): void {
  useWizard.setState({ step: 'choose' });
}

export function goOn(): void {
  const { step, needsApplication } = useWizard.getState();
  move(after(pathOf(needsApplication), step));
}

export function goBack(status: TwitchStatus): void {
  const { step, needsApplication } = useWizard.getState();
  // A sign-in that nobody looks at any more would only confuse later.
  if (status.signIn) void cancelSignIn();
  move(before(pathOf(needsApplication), step));
}
