/** How Meta's platforms verify a callback: a GET whose challenge has to be echoed by whoever knows the token. */
import axios from 'axios';

/** Sends the GET; undefined where nothing answered. */
export type HandshakeGet = (url: string) => Promise<{ readonly status: number; readonly body: string } | undefined>;

export interface Handshake {
  readonly callbackUrl: string;
  readonly verifyToken: string;
  readonly challenge: string;
  readonly get?: HandshakeGet | undefined;
}

const timeoutMs = 10_000;

/** The answer where it echoes the challenge is `true`; otherwise the status, or undefined where nothing answered. */
export async function shakeHands({ callbackUrl, verifyToken, challenge, get = plainGet }: Handshake): Promise<true | number | undefined> {
  const url = new URL(callbackUrl);
  url.searchParams.set('hub.mode', 'subscribe');
  url.searchParams.set('hub.challenge', challenge);
  url.searchParams.set('hub.verify_token', verifyToken);
  const answer = await get(url.toString());
  return answer?.status === 200 && answer.body === challenge ? true : answer?.status;
}

const plainGet: HandshakeGet = (url) =>
  axios
    .get<string>(url, {
      timeout: timeoutMs,
      proxy: false,
      responseType: 'text',
      transformResponse: [(data: string) => data],
      validateStatus: () => true,
    })
    .then(({ status, data }) => ({ status, body: data }))
    .catch((error: unknown) => {
      if (axios.isAxiosError(error)) return undefined;
      throw error;
    });
