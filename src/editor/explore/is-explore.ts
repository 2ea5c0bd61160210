import { CoreApp, type DataQueryRequest } from '@grafana/data';

const explore: string = CoreApp.Explore;

export function isExplore({ app }: Pick<DataQueryRequest, 'app'>): boolean {
  return app === explore;
}
