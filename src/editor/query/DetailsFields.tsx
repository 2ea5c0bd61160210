import type { VendorModel } from '../../model/vendors';
import { text } from '../text';
import type { ReadProps } from './props';
import { QuerySwitch } from './QuerySwitch';

/** The vendor's whole record, and whether its inputs and outputs stay in it. */
export function DetailsFields({ source, queryType: { payloadsNeed }, query, onChange }: ReadProps) {
  const { details, payloads } = text.query;
  const { details: hasDetails = false, includePayloads = false } = query;
  return (
    <>
      <QuerySwitch {...details} value={hasDetails} onChange={(value) => onChange({ ...query, details: value })} />
      {payloadsNeed !== undefined && (hasDetails || includePayloads) && (
        <QuerySwitch
          label={payloads.label}
          tooltip={payloads.tooltip}
          value={includePayloads}
          forbidden={
            source.allows(payloadsNeed)
              ? undefined
              : payloads.forbidden({ setting: labelOf(payloadsNeed, source.vendor) })
          }
          onChange={(value) => onChange({ ...query, includePayloads: value })}
        />
      )}
    </>
  );
}

function labelOf(setting: string, vendor: VendorModel | undefined): string {
  return vendor?.settings.find(({ key }) => key === setting)?.label ?? setting;
}
