import { ActionIcon, Popover, Skeleton, Tooltip } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { TraceDecision } from '../../../../shared/contract/chat.ts';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { DecisionList } from '../../ui/DecisionList.tsx';
import classes from './WhyAction.module.css';
import { pathOf } from './whyPath.ts';

/** Why something happened to a line, or why nothing did. An open popover holds the chat still. */
export function WhyAction({ id, onMenu }: { id: string; onMenu: (open: boolean) => void }): ReactNode {
  const { t } = useTranslation('chat');
  const [open, setOpen] = useState(false);
  const change = (opened: boolean): void => {
    setOpen(opened);
    onMenu(opened);
  };
  return (
    <Popover
      opened={open}
      onChange={change}
      position="bottom-end"
      width={340}
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <Tooltip label={t('actions.why')} disabled={open}>
          <ActionIcon size={26} aria-label={t('actions.why')} onClick={() => change(!open)}>
            <IconHelpCircle size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('why.title')}>{open && <Reasons id={id} />}</Popover.Dropdown>
    </Popover>
  );
}

function Reasons({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('chat');
  const { data, error } = useAsk(useCallback(() => client.chat.trace({ id }), [id]));
  return (
    // The popover takes the focus, so that Escape closes it and its links come next.
    <div className={classes['reasons']} tabIndex={-1} data-autofocus>
      <h3 className={classes['title']}>{t('why.title')}</h3>
      {error && <p className={classes['failed']}>{error.message}</p>}
      {data && (
        <DecisionList
          label={t('why.title')}
          decisions={data.decisions.map((decision) => ({ ...decision, what: <What decision={decision} /> }))}
        />
      )}
      {!data && !error && <Skeleton height={36} aria-label={t('why.loading')} />}
    </div>
  );
}

/** What was decided about, leading to where it can be changed. */
function What({ decision }: { decision: TraceDecision }): ReactNode {
  const path = pathOf(decision);
  return (
    <>
      {path === null ? (
        decision.what
      ) : (
        <Link className={classes['link'] ?? ''} href={path}>
          {decision.what}
        </Link>
      )}
      <span className={classes['by']}>{decision.title}</span>
    </>
  );
}
