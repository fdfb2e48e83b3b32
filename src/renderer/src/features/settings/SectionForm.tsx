import { Button } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsSection } from '../../../../shared/contract/settings.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import type { Field } from './fields.ts';
import { NO_PROBLEMS } from './problems.ts';
import classes from './SectionForm.module.css';
import { SettingField } from './SettingField.tsx';
import {
  discardSettings,
  editSetting,
  resetSettings,
  saveSettings,
  shownValues,
  useSettings,
} from './settingsStore.ts';

interface SectionFormProps {
  section: SettingsSection;
  /** Those that the search leaves. */
  fields: readonly Field[];
}

/** The settings of one module. Nothing takes effect before it is saved. */
export function SectionForm({ section, fields }: SectionFormProps): ReactNode {
  const { t } = useTranslation('settings');
  const { feature, title } = section;
  const draft = useSettings((state) => state.drafts[feature]);
  const problems = useSettings((state) => state.problems[feature]) ?? NO_PROBLEMS;
  const saving = useSettings((state) => state.saving[feature] ?? false);
  const dirty = draft !== undefined;
  const values = shownValues(section, draft);

  const draw = (field: Field): ReactNode => (
    <SettingField
      key={field.path}
      feature={feature}
      field={field}
      values={values}
      defaults={section.defaults}
      problem={problems.fields[field.path] ?? null}
      onChange={(value) => editSetting(feature, field.path, value)}
    />
  );

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void saveSettings(feature);
      }}
    >
      <Card
        flush
        title={title}
        text={section.description}
        end={
          <>
            <span className={classes['state']} role="status">
              {dirty ? t('dirty') : ''}
            </span>
            <Button
              variant="subtle"
              disabled={!dirty || saving}
              aria-label={t('discardName', { section: title })}
              onClick={() => discardSettings(feature)}
            >
              {t('discard')}
            </Button>
            <Button
              type="submit"
              variant="filled"
              disabled={!dirty}
              loading={saving}
              aria-label={t('saveName', { section: title })}
            >
              {t('save')}
            </Button>
          </>
        }
      >
        {problems.others.length > 0 && (
          <div className={classes['problems']} role="alert">
            {t('other')} {problems.others.join(' ')}
          </div>
        )}
        {fields.map((field) =>
          field.kind === 'group' ? (
            <fieldset key={field.path} className={classes['group']}>
              <legend className={classes['legend']}>{field.title}</legend>
              {field.help !== null && <p className={classes['help']}>{field.help}</p>}
              {field.fields.map(draw)}
            </fieldset>
          ) : (
            draw(field)
          ),
        )}
        <div className={classes['foot']}>
          <ConfirmButton
            label={t('resetSection')}
            name={t('resetName', { section: title })}
            variant="subtle"
            leftSection={<IconRestore size={16} aria-hidden="true" />}
            question={t('resetQuestion', { section: title })}
            confirm={t('resetConfirm')}
            dangerous
            onConfirm={() => resetSettings(feature)}
          >
            <p>{t('resetText')}</p>
          </ConfirmButton>
        </div>
      </Card>
    </form>
  );
}
