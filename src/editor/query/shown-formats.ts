import type { ComboboxOption } from '@grafana/ui';
import { isFormat } from '../../model/formats';
import type { QueryTypeModel } from '../../model/vendors';
import { formatModels } from '../language/models';

/** The formats of a query type, and the saved one, so that nothing saved is shown as something else. */
export function shownFormats({ formats }: QueryTypeModel, saved: string): ComboboxOption[] {
  const shown = formats.some((format) => format === saved) ? formats : [...formats, saved];
  return shown.map((format) => {
    if (!isFormat(format)) {
      return { value: format, label: format };
    }
    const { label, description } = formatModels[format];
    return { value: format, label, description };
  });
}
