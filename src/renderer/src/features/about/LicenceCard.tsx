import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import licenceText from '../../../../../LICENSE?raw';
import { Card } from '../../ui/Card.tsx';
import classes from './LicenceCard.module.css';
import { loadPackages, type Package } from './licences.ts';

export function LicenceCard(): ReactNode {
  const { t } = useTranslation('about');
  /** `waiting` until the list was opened and has come; null when there is none. */
  const [packages, setPackages] = useState<readonly Package[] | null | 'waiting'>('waiting');
  return (
    <Card title={t('licence.title')} text={t('licence.text')}>
      <details className={classes['part']}>
        <summary>{t('licence.read')}</summary>
        <pre className={classes['licence']}>{licenceText}</pre>
      </details>
      <details
        className={classes['part']}
        onToggle={(event) => {
          if (event.currentTarget.open && packages === 'waiting') void loadPackages().then(setPackages);
        }}
      >
        <summary>{t('licence.others')}</summary>
        {packages === 'waiting' ? (
          <p className={classes['text']}>{t('licence.loading')}</p>
        ) : packages === null ? (
          <p className={classes['text']}>{t('licence.missing')}</p>
        ) : (
          <>
            <p className={classes['text']}>{t('licence.othersText')}</p>
            {packages.map((one) => (
              <details key={`${one.name}@${one.version}`} className={classes['package']}>
                <summary>
                  <span className={classes['name']}>{one.name}</span> {one.version}
                  <span className={classes['kind']}>{one.identifier}</span>
                </summary>
                <pre className={classes['licence']}>{one.text}</pre>
              </details>
            ))}
          </>
        )}
      </details>
    </Card>
  );
}
