import type { DataSourceApi, DataSourceInstanceSettings, DataSourceRef } from '@grafana/data';
import { config, getBackendSrv, type DataSourceSrv, type GetDataSourceListFilters } from '@grafana/runtime';
import { loadPlugin } from '../load-plugin';
import { MetricDataSource, metricType } from './metric-data-source';
import { templateSrv } from './template-srv';

/** Grafana's data source service over the data sources of the boot data. */
class PreviewDataSourceSrv implements DataSourceSrv {
  private readonly instances = new Map<string, Promise<DataSourceApi>>();

  async get(ref?: DataSourceRef | string | null): Promise<DataSourceApi> {
    const settings = this.getInstanceSettings(ref);
    if (!settings) {
      throw new Error(`Data source ${typeof ref === 'string' ? ref : (ref?.uid ?? ref?.type ?? '')} was not found.`);
    }
    let instance = this.instances.get(settings.uid);
    if (!instance) {
      instance = this.make(settings);
      this.instances.set(settings.uid, instance);
    }
    return instance;
  }
  getList(filters?: GetDataSourceListFilters): DataSourceInstanceSettings[] {
    const all = Object.values(config.datasources);
    return all.filter(
      (one) => (!filters?.filter || filters.filter(one)) && (!filters?.pluginId || one.type === filters.pluginId)
    );
  }
  getInstanceSettings(ref?: DataSourceRef | string | null): DataSourceInstanceSettings | undefined {
    const all = Object.values(config.datasources);
    const wanted = templateSrv.replace(typeof ref === 'string' ? ref : (ref?.uid ?? ''));
    if (wanted) {
      return all.find((one) => one.uid === wanted || one.name === wanted);
    }
    const type = typeof ref === 'object' && ref ? ref.type : undefined;
    return type ? all.find((one) => one.type === type) : (all.find((one) => one.isDefault) ?? all[0]);
  }
  /** Reads the settings anew and forgets the instances made from the old ones. */
  async refresh(): Promise<void> {
    const settings = await getBackendSrv().get<{ datasources: typeof config.datasources }>('/api/frontend/settings');
    config.datasources = settings.datasources;
    this.instances.clear();
  }
  reload(): void {
    void this.refresh();
  }
  registerRuntimeDataSource(): void {
    throw new Error('The preview has no runtime data sources.');
  }

  private async make(settings: DataSourceInstanceSettings): Promise<DataSourceApi> {
    if (settings.type === metricType) {
      return new MetricDataSource(settings);
    }
    const plugin = await loadPlugin(settings.meta);
    const instance = new plugin.DataSourceClass(settings);
    instance.components = plugin.components;
    instance.meta = settings.meta;
    return instance;
  }
}

export const dataSourceSrv = new PreviewDataSourceSrv();
