import { Button, Select, Switch } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import rules from '../../ui/rules/rules.module.css';
import type { DraftFieldsProps } from './RewardFields.tsx';
import { Whole } from './Whole.tsx';

const ROLES = ['follower', 'subscriber', 'subscriber2', 'subscriber3', 'vip', 'moderator'] as const;
const LIMITS = { min: 0.1, max: 100, empty: 1, decimals: true } as const;

/** How much the tickets of some count. */
export function WeightFields({
  draft,
  groups: known,
  set,
}: DraftFieldsProps & { groups: readonly string[] }): ReactNode {
  const { t } = useTranslation(['giveaways', 'app']);
  const { weighted, weights } = draft;
  const { groups } = weights;
  const put = (changes: Partial<typeof weights>): void => set({ weights: { ...weights, ...changes } });
  const free = known.filter((group) => !groups.some((one) => one.group === group));
  return (
    <fieldset className={rules['plain']}>
      <legend className={rules['label']}>{t('giveaways:form.luck')}</legend>
      <Switch
        label={t('giveaways:form.weighted')}
        description={t('giveaways:form.weightedHelp')}
        checked={weighted}
        onChange={(event) => set({ weighted: event.currentTarget.checked })}
      />
      {weighted && (
        <>
          <div className={rules['row']}>
            {ROLES.map((role) => (
              <Whole
                key={role}
                label={t(`app:steps.roles.${role}`)}
                {...LIMITS}
                value={weights[role]}
                onChange={(factor) => put({ [role]: factor })}
              />
            ))}
          </div>
          {groups.map(({ group, factor }) => (
            <div key={group} className={rules['row']}>
              <Whole
                label={t('giveaways:form.group', { group })}
                {...LIMITS}
                value={factor}
                onChange={(next) =>
                  put({ groups: groups.map((one) => (one.group === group ? { group, factor: next } : one)) })
                }
              />
              <Button
                leftSection={<IconTrash size={16} aria-hidden="true" />}
                onClick={() => put({ groups: groups.filter((one) => one.group !== group) })}
              >
                {t('giveaways:form.removeGroup', { group })}
              </Button>
            </div>
          ))}
          {free.length > 0 && (
            <Select
              label={t('giveaways:form.addGroup')}
              placeholder={t('giveaways:form.chooseGroup')}
              leftSection={<IconPlus size={16} aria-hidden="true" />}
              value={null}
              data={free}
              onChange={(group) => {
                if (group !== null) put({ groups: [...groups, { group, factor: 1.5 }] });
              }}
            />
          )}
        </>
      )}
    </fieldset>
  );
}
