import { type ReactNode, useCallback } from 'react';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import classes from './AccessPage.module.css';
import { CallsCard } from './CallsCard.tsx';
import { HttpCard } from './HttpCard.tsx';
import { PanelLinkCard } from './PanelLinkCard.tsx';

const askAddresses = () => client.access.addresses({});
const askDocument = () => client.access.openApi({});

export function AccessPage(): ReactNode {
  const addresses = useAsk(useCallback(askAddresses, []));
  const document = useAsk(useCallback(askDocument, []));
  const origin = addresses.data?.api?.replace(/\/api$/, '') ?? 'http://127.0.0.1';

  return (
    <div className={classes['page']}>
      {addresses.error && !addresses.data ? (
        <Refusal error={addresses.error} feature="access" onRetry={addresses.again} />
      ) : (
        <div className={classes['columns']}>
          <PanelLinkCard addresses={addresses} />
          <HttpCard addresses={addresses.data} document={document.data} />
        </div>
      )}
      {document.error && !document.data ? (
        <Refusal error={document.error} feature="access" onRetry={document.again} />
      ) : (
        <CallsCard document={document.data} origin={origin} />
      )}
    </div>
  );
}
