/** An XML signature in shape only: the values are hashes, not signatures, and the certificate is noise. */
import { createHash } from 'node:crypto';
import { element } from './xml.mts';
import type { Xml } from './xml.mts';

const w3 = 'http://www.w3.org';
const empty = (name: string, algorithm: string): Xml => `<${name} Algorithm="${algorithm}"/>`;
const noise = (seed: string) => createHash('sha512').update(seed).digest('base64');

export function signature(id: string, digestValue: string): Xml {
  const c14n = `${w3}/TR/2001/REC-xml-c14n-20010315`;
  const transforms = element('Transforms', [empty('Transform', `${w3}/2000/09/xmldsig#enveloped-signature`), empty('Transform', c14n)]);
  const reference = element(
    'Reference',
    [transforms, empty('DigestMethod', `${w3}/2000/09/xmldsig#sha1`), `<DigestValue>${digestValue}</DigestValue>`],
    {
      URI: `#${id}`,
    },
  );
  const info = element('SignedInfo', [
    empty('CanonicalizationMethod', c14n),
    empty('SignatureMethod', `${w3}/2000/09/xmldsig#rsa-sha1`),
    reference,
  ]);
  const certificate = `<KeyInfo><X509Data><X509Certificate>${noise('certificate')}</X509Certificate></X509Data></KeyInfo>`;
  return element('Signature', [info, `<SignatureValue>${noise(id)}</SignatureValue>`, certificate], { xmlns: `${w3}/2000/09/xmldsig#` });
}
