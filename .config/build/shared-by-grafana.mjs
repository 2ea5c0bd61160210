/**
 * Modules that Grafana 12.4 gives to plugins (public/app/features/plugins/loader/sharedDependencies.ts); they are not bundled.
 * @type {Array<string | RegExp>}
 */
export const shared = [
  'react',
  'react-dom',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  '@grafana/data',
  '@grafana/runtime',
  '@grafana/ui',
  /^@grafana\/(data|runtime|ui)\/unstable$/,
  '@emotion/css',
  '@emotion/react',
  'rxjs',
  'rxjs/operators',
  'lodash',
  'moment',
  'prismjs',
  'd3',
  'i18next',
  'jquery',
  'redux',
  'react-redux',
  'react-router',
  'react-router-dom',
  'slate',
  'slate-react',
  'slate-plain-serializer',
];
