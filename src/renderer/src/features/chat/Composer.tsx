import { ActionIcon, Button, Textarea, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconSend2, IconX } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Composer.module.css';
import { dropReply, LINE_LENGTH, sendDraft, typeDraft, useDraft } from './draft.ts';

/** The counter is of interest from here on. */
const COUNT_FROM = 400;

const MOST_TYPED = 5000;

interface ComposerProps {
  field: RefObject<HTMLTextAreaElement | null>;
  /** Why nothing can be said now; null when it can. */
  closed: string | null;
}

/** Where the streamer speaks as the bot. */
export function Composer({ field, closed }: ComposerProps): ReactNode {
  const { t } = useTranslation('chat');
  const { text, replyTo, sending, problem } = useDraft();
  const length = text.trim().length;

  useEffect(() => {
    if (replyTo) field.current?.focus();
  }, [replyTo, field]);

  return (
    <form
      className={classes['composer']}
      onSubmit={(event) => {
        event.preventDefault();
        void sendDraft();
      }}
    >
      {replyTo && (
        <div className={classes['reply']}>
          <IconArrowBackUp size={15} stroke={1.75} aria-hidden="true" />
          <span className={classes['replyText']}>
            <strong>{t('composer.replyTo', { name: replyTo.name })}</strong> {replyTo.text}
          </span>
          <Tooltip label={t('composer.noReply')}>
            <ActionIcon size={22} aria-label={t('composer.noReply')} onClick={dropReply}>
              <IconX size={14} />
            </ActionIcon>
          </Tooltip>
        </div>
      )}
      <div className={classes['row']}>
        <Textarea
          ref={field}
          className={classes['field']}
          aria-label={t('composer.label')}
          placeholder={closed ?? t('composer.placeholder')}
          disabled={closed !== null}
          autosize
          minRows={1}
          maxRows={5}
          maxLength={MOST_TYPED}
          value={text}
          onChange={(event) => typeDraft(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter' && !event.shiftKey) {
              event.preventDefault();
              void sendDraft();
            } else if (event.key === 'Escape' && replyTo) {
              event.preventDefault();
              dropReply();
            }
          }}
        />
        <Button
          type="submit"
          variant="filled"
          disabled={closed !== null || length === 0}
          loading={sending}
          leftSection={<IconSend2 size={16} aria-hidden="true" />}
        >
          {t('composer.send')}
        </Button>
      </div>
      <div className={classes['foot']}>
        <span className={classes['problem']} role="alert">
          {problem !== null && (
            <>
              <IconAlertTriangle size={14} stroke={2} aria-hidden="true" />
              {t('composer.dropped', { reason: problem })}
            </>
          )}
        </span>
        {length >= COUNT_FROM && (
          <span className={classes['count']} data-over={length > LINE_LENGTH}>
            {length > LINE_LENGTH
              ? t('composer.over', { count: Math.ceil(length / LINE_LENGTH), length })
              : t('composer.count', { length, most: LINE_LENGTH })}
          </span>
        )}
      </div>
    </form>
  );
}
