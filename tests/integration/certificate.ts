import { generateKeyPairSync, sign } from 'node:crypto';
import type { TlsFiles } from '../simulators/base/listener';

/** A certificate for 127.0.0.1 that nobody signed but itself: ASN.1 by hand, since Node makes none. */
export function selfSignedCertificate(): TlsFiles {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signedWith = tagged(0x30, oid([0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]));
  const commonName = tagged(0x30, oid([0x55, 0x04, 0x03]), tagged(0x0c, Buffer.from('Test')));
  const name = tagged(0x30, tagged(0x31, commonName));
  const validity = tagged(0x30, time('200101000000Z'), time('491231000000Z'));
  const alternativeName = tagged(0x04, tagged(0x30, tagged(0x87, Buffer.from([127, 0, 0, 1]))));
  const extensions = tagged(0xa3, tagged(0x30, tagged(0x30, oid([0x55, 0x1d, 0x11]), alternativeName)));
  const version = tagged(0xa0, tagged(0x02, Buffer.from([2])));
  const serial = tagged(0x02, Buffer.from([1]));
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const body = tagged(0x30, version, serial, signedWith, name, validity, name, key, extensions);
  const signature = tagged(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
  const der = tagged(0x30, body, signedWith, signature).toString('base64');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${der.replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`,
  };
}

function tagged(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const oid = (bytes: number[]) => tagged(0x06, Buffer.from(bytes));
const time = (text: string) => tagged(0x17, Buffer.from(text));
