import type { DataFrame } from '@grafana/data';
import { severityOf } from '../../model/severity';
import { isVolume } from './volume-query';

/** The volume's series with the level that Grafana colours and filters lines by; other frames as they are. */
export function withLevels(frame: DataFrame): DataFrame {
  if (!isVolume(frame)) {
    return frame;
  }
  const fields = frame.fields.map((field) => {
    const outcome = field.labels?.['outcome'];
    return outcome === undefined ? field : { ...field, labels: { ...field.labels, level: severityOf(outcome) } };
  });
  return { ...frame, fields };
}
