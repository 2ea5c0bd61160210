import type { AnnotationQuery, TypedVariableModel } from '@grafana/data';
import type { PanelModel } from '../panels/panel-model';

/** A dashboard as Grafana saves and provisions it, as far as the preview shows it. */
export interface DashboardModel {
  uid: string;
  title: string;
  panels: PanelModel[];
  time?: { from: string; to: string };
  refresh?: string;
  templating?: { list: TypedVariableModel[] };
  annotations?: { list: AnnotationQuery[] };
}
