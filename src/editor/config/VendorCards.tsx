import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useId } from 'react';
import { vendorModels } from '../language/models';
import { visuallyHidden } from '../query/visually-hidden';
import { testIds } from '../test-ids';
import { text } from '../text';

interface Props {
  value: string | undefined;
  disabled: boolean;
  onChange: (vendor: string) => void;
}

/** One card a vendor, a radio group to keyboards and screen readers. */
export function VendorCards({ value, disabled, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const group = useId();
  return (
    <fieldset disabled={disabled} className={styles.cards}>
      <legend className={visuallyHidden}>{text.config.vendor.legend}</legend>
      {vendorModels.map((vendor) => {
        const isChosen = vendor.id === value;
        const descriptionId = `${group}-${vendor.id}`;
        return (
          <label
            key={vendor.id}
            className={cx(styles.card, isChosen && styles.chosen)}
            data-testid={testIds.config.vendor(vendor.id)}
          >
            <input
              type="radio"
              className={visuallyHidden}
              name={group}
              value={vendor.id}
              checked={isChosen}
              aria-label={vendor.name}
              aria-describedby={descriptionId}
              onChange={() => onChange(vendor.id)}
            />
            <span className={styles.name}>{vendor.name}</span>
            <span id={descriptionId} className={styles.description}>
              {vendor.summary}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  cards: css({
    display: 'grid',
    gridTemplateColumns: `repeat(auto-fill, minmax(${theme.spacing(28)}, 1fr))`,
    gap: theme.spacing(1),
    // Two beside one another, as wide as the fields below.
    maxWidth: theme.spacing(72),
  }),
  card: css({
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    margin: 0,
    padding: theme.spacing(1.5, 2),
    cursor: 'pointer',
    background: theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    '&:hover': { background: theme.colors.emphasize(theme.colors.background.secondary, 0.03) },
    '&:focus-within': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 2 },
    'fieldset:disabled &': { cursor: 'not-allowed' },
    'fieldset:disabled &:not(:has(:checked))': { opacity: theme.colors.action.disabledOpacity },
  }),
  chosen: css({
    borderColor: theme.colors.primary.border,
    boxShadow: `inset 0 0 0 1px ${theme.colors.primary.border}`,
  }),
  name: css({ fontWeight: theme.typography.fontWeightMedium, color: theme.colors.text.primary }),
  description: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary }),
});
