import { Button } from '@mantine/core';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { copyText } from '../ui/clipboard.ts';
import { failureReport, isMissingPart } from './failureReport.ts';
import classes from './PageBoundary.module.css';

interface BoundaryProps {
  page: string;
  children: ReactNode;
}

interface BoundaryState {
  /** Null while all is well. */
  thrown: { error: unknown; components: string } | null;
}

/** Keeps a page that throws from taking the panel along. */
export class PageBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { thrown: null };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { thrown: { error, components: '' } };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.setState({ thrown: { error, components: info.componentStack ?? '' } });
  }

  override componentDidUpdate(before: BoundaryProps): void {
    if (before.page !== this.props.page && this.state.thrown) this.setState({ thrown: null });
  }

  override render(): ReactNode {
    const { thrown } = this.state;
    if (!thrown) return this.props.children;
    return (
      <Failure
        error={thrown.error}
        report={failureReport(thrown.error, thrown.components, this.props.page)}
        onRetry={() => this.setState({ thrown: null })}
      />
    );
  }
}

function Failure({
  error,
  report,
  onRetry,
}: {
  error: unknown;
  report: string;
  onRetry: () => void;
}): ReactNode {
  const { t } = useTranslation('app');
  const [, navigate] = useLocation();
  const outdated = isMissingPart(error);
  return (
    <div className={classes['failure']} role="alert">
      <h2 className={classes['title']}>{t('failure.title')}</h2>
      <p className={classes['text']}>{t(outdated ? 'failure.update' : 'failure.text')}</p>
      <div className={classes['actions']}>
        {outdated ? (
          <Button variant="filled" onClick={() => location.reload()}>
            {t('failure.reload')}
          </Button>
        ) : (
          <Button variant="filled" onClick={onRetry}>
            {t('failure.retry')}
          </Button>
        )}
        <Button onClick={() => void copyText(report)}>{t('failure.copy')}</Button>
        <Button variant="subtle" onClick={() => navigate('/')}>
          {t('failure.home')}
        </Button>
      </div>
      <pre className={classes['report']}>{report}</pre>
    </div>
  );
}
