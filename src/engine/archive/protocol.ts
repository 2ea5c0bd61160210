import { archiveModels, archiveSecrets } from '../../model/archive';
import type { VendorProtocol } from '../client/vendor-protocol';
import type { ArchiveSettings } from '../connection/settings';
import type { HttpAnswer } from '../seam/host';
import type { VendorFault } from '../sentences/fault';
import type { Party, Ways } from '../sentences/ways';

/** How the archive is spoken to: VictoriaLogs' own API, https://docs.victoriametrics.com/victorialogs/querying/ */
export function archiveProtocol(settings: ArchiveSettings): VendorProtocol {
  return { model: partyOf(settings), ways, faultOf, explain };
}

/** With the secrets that its messages name: those in use, or all that could be missing. */
function partyOf({ user, hasToken }: ArchiveSettings): Party {
  const { archivePassword, archiveToken } = archiveSecrets;
  const party = { name: 'VictoriaLogs', settings: [], takesOneSecret: true } as const;
  if (hasToken) {
    return { ...party, secrets: [archiveToken] };
  }
  return { ...party, secrets: user === '' ? [archivePassword, archiveToken] : [archivePassword] };
}

const named = ({ label, key }: { label: string; key: string }): string => `${label} (${key})`;

const ways: Ways = {
  url: named(archiveModels.archiveUrl),
  timeout: 'archiveTimeout (seconds, 15 by default)',
  authority: (name) => `paste the CA certificate of ${name} into ${named(archiveSecrets.archiveTlsCACert)}`,
  serverName: 'have it signed for this one',
  certificates: 'the certificates of the archive in the settings',
  named: (label, key) => {
    const ofArchive = `archive${key.charAt(0).toUpperCase()}${key.slice(1)}`;
    const settings = [...Object.values(archiveModels), ...Object.values(archiveSecrets)];
    return named(settings.find((setting) => setting.key === ofArchive) ?? { label, key: ofArchive });
  },
};

/** VictoriaLogs says what is wrong in plain text, and calls what it answers a stream of JSON even where it has nothing. */
function faultOf({ status, text, html, headers, problem }: HttpAnswer): VendorFault | undefined {
  const said = html === true ? undefined : text;
  switch (status) {
    case 200:
    case 201:
    case 203:
    case 204:
      return problem === undefined && !/^application\/stream\+json\b/i.test(headers['content-type'] ?? '')
        ? { kind: 'vendor', what: 'failed', why: 'elsewhere', status: 502 }
        : undefined;
    case 400:
    case 422:
      return { kind: 'vendor', what: 'badRequest', status, said };
    case 401:
      return html === true ? undefined : { kind: 'vendor', what: 'unauthenticated', status };
    case 403:
      return html === true ? undefined : { kind: 'vendor', what: 'forbidden', status, said };
    default:
      return undefined;
  }
}

function explain({ why }: VendorFault): string | undefined {
  return why === 'elsewhere'
    ? `What answers at the ${ways.url} is not VictoriaLogs, which would say that it sends a stream of JSON: check address and port.`
    : undefined;
}
