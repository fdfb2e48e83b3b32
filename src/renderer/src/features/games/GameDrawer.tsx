import { Button, CloseButton, Drawer } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GameInfo, StatedOdds } from '../../../../shared/contract/games.ts';
import { client } from '../../api/client.ts';
import { toastChange } from '../../api/undo.ts';
import rules from '../../ui/rules/rules.module.css';
import { useReturnFocus } from '../../ui/useReturnFocus.ts';
import { readFields } from '../settings/fields.ts';
import { NO_PROBLEMS, problemsOf, withoutProblem } from '../settings/problems.ts';
import { SettingField } from '../settings/SettingField.tsx';
import classes from './Games.module.css';
import { factor, percent } from './numbers.ts';

interface GameDrawerProps {
  game: GameInfo;
  onClose: () => void;
  onChanged: () => void;
}

/** What a game promises, and what it is set to. */
export function GameDrawer({ game, onClose, onChanged }: GameDrawerProps): ReactNode {
  const { t } = useTranslation('games');
  useReturnFocus();
  return (
    // Not Drawer itself: its head is a landmark, and a page has one already.
    <Drawer.Root opened onClose={onClose} position="right" size="lg">
      <Drawer.Overlay />
      <Drawer.Content aria-label={game.title}>
        <Drawer.Body>
          <div className={rules['head']}>
            <h2 className={rules['heading']}>{game.title}</h2>
            <CloseButton aria-label={t('settings.close')} onClick={onClose} />
          </div>
          <p className={classes['help']}>{game.help}</p>
          <h3 className={classes['section']}>{t('odds.title')}</h3>
          {game.odds.length > 0 && <p className={classes['help']}>{t('odds.text')}</p>}
          {game.oddsNote !== null && <p className={classes['help']}>{game.oddsNote}</p>}
          {game.odds.length === 0 && game.oddsNote === null && (
            <p className={classes['help']}>{t('odds.none')}</p>
          )}
          {game.odds.map((odds) => (
            <OddsTable key={odds.bet} odds={odds} />
          ))}
          <SettingsForm game={game} onChanged={onChanged} />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

function OddsTable({ odds }: { odds: StatedOdds }): ReactNode {
  const { t } = useTranslation('games');
  return (
    <table className={classes['table']}>
      <caption>{odds.title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('odds.outcome')}</th>
          <th scope="col" data-number="true">
            {t('odds.chance')}
          </th>
          <th scope="col" data-number="true">
            {t('odds.pays')}
          </th>
        </tr>
      </thead>
      <tbody>
        {odds.outcomes.map(({ id, title, chance, pays }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td data-number="true">{percent(chance)}</td>
            <td data-number="true">
              {pays === null ? t('odds.thePot') : t('odds.times', { times: factor(pays) })}
            </td>
          </tr>
        ))}
      </tbody>
      {odds.returns !== null && (
        <tfoot>
          <tr>
            <th scope="row">{t('odds.returns')}</th>
            <td />
            <td data-number="true">{percent(odds.returns)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function SettingsForm({ game, onChanged }: Omit<GameDrawerProps, 'onClose'>): ReactNode {
  const { t } = useTranslation('games');
  const [draft, setDraft] = useState<Record<string, unknown>>({});
  const [problems, setProblems] = useState(NO_PROBLEMS);
  const [saving, setSaving] = useState(false);
  const fields = readFields(game.schema);
  const dirty = Object.keys(draft).length > 0;
  const save = async (): Promise<void> => {
    setSaving(true);
    const answer = await client.games.saveSettings({ game: game.id, values: draft });
    setSaving(false);
    if (!answer.ok) {
      setProblems(problemsOf(answer.error, fields));
      return;
    }
    setDraft({});
    setProblems(NO_PROBLEMS);
    toastChange(t('settings.saved', { game: game.title }), answer.data.undo);
    onChanged();
  };
  if (fields.length === 0) return null;
  return (
    <form
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3 className={classes['section']}>{t('settings.title')}</h3>
      {problems.others.length > 0 && (
        <p className={classes['problem']} role="alert">
          {problems.others.join(' ')}
        </p>
      )}
      <div className={classes['fields']}>
        {fields.map((field) => (
          <SettingField
            key={field.path}
            feature={`game-${game.id}`}
            field={field}
            values={{ ...game.values, ...draft }}
            defaults={game.defaults}
            problem={problems.fields[field.path] ?? null}
            onChange={(value) => {
              setDraft((was) => ({ ...was, [field.path]: value }));
              setProblems((was) => withoutProblem(was, field.path));
            }}
          />
        ))}
      </div>
      <div className={classes['actions']}>
        <Button
          variant="subtle"
          disabled={!dirty || saving}
          onClick={() => {
            setDraft({});
            setProblems(NO_PROBLEMS);
          }}
        >
          {t('settings.discard')}
        </Button>
        <Button type="submit" variant="filled" disabled={!dirty} loading={saving}>
          {t('settings.save')}
        </Button>
      </div>
    </form>
  );
}
