import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { ConfigSection } from '@grafana/plugin-ui';
import { Divider, Text, useStyles2 } from '@grafana/ui';
import type { ConfigProps } from '../saved/options';
import { vendorWithId } from '../saved/vendor-of';
import { text } from '../text';
import { ArchiveSection } from './ArchiveSection';
import { ConnectionSection } from './ConnectionSection';
import { HeadersSection } from './HeadersSection';
import { LimitsSection } from './LimitsSection';
import { SignInSection } from './SignInSection';
import { TlsSection } from './TlsSection';
import { VendorCards } from './VendorCards';
import { withSetting } from './settings-change';
import { useValidation } from './use-validation';

/** The settings page: one vendor, how to reach it, how to sign in, an archive, and limits. */
export function ConfigEditor({ options: settings, onOptionsChange, validation }: ConfigProps) {
  useValidation(validation, settings);
  const styles = useStyles2(getStyles);
  const vendor = vendorWithId(settings.jsonData.vendor);
  const words = text.config.vendor;
  return (
    <>
      <ConfigSection title={words.title} description={words.description}>
        <VendorCards
          value={vendor?.id}
          disabled={settings.readOnly}
          onChange={(id) => onOptionsChange(withSetting(settings, 'vendor', id))}
        />
        {!vendor && (
          <div className={styles.choose}>
            <Text color="secondary">{words.choose}</Text>
          </div>
        )}
      </ConfigSection>
      {vendor && (
        // Fields of another vendor begin anew, so that no error of the last one is shown.
        <div key={vendor.id} className={styles.narrow}>
          <Divider spacing={4} />
          <ConnectionSection vendor={vendor} settings={settings} onChange={onOptionsChange} />
          <Divider spacing={4} />
          <SignInSection vendor={vendor} settings={settings} onChange={onOptionsChange} />
          <Divider spacing={4} />
          <TlsSection settings={settings} onChange={onOptionsChange} />
          <Divider spacing={4} />
          <HeadersSection settings={settings} onChange={onOptionsChange} />
          <Divider spacing={4} />
          <ArchiveSection settings={settings} onChange={onOptionsChange} />
          <Divider spacing={4} />
          <LimitsSection settings={settings} onChange={onOptionsChange} />
        </div>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // As wide as Grafana's own data sources have it.
  narrow: css({ maxWidth: theme.spacing(72) }),
  choose: css({ marginTop: theme.spacing(2) }),
});
