/** The Graph API's errors: clients are to branch on `code` and `error_subcode`. */
import { Refusal, type Answer } from '../../http/answer.mts';

interface GraphError {
  readonly status?: number;
  readonly code: number;
  readonly subcode?: number;
  readonly message: string;
  readonly type?: string;
  readonly isTransient?: true;
  readonly headers?: Readonly<Record<string, string>>;
}

export const graphError = ({
  status = 400,
  code,
  subcode,
  message,
  type = 'OAuthException',
  isTransient,
  headers,
}: GraphError): Answer => ({
  status,
  ...(headers ? { headers } : {}),
  body: {
    error: {
      message,
      type,
      ...(isTransient ? { is_transient: true } : {}),
      code,
      ...(subcode === undefined ? {} : { error_subcode: subcode }),
      fbtrace_id: 'Asandbox0trace0id',
    },
  },
});

export const refuse = (error: GraphError): never => {
  throw new Refusal(graphError(error));
};

/** An object that is not there, or not for this token: the API does not tell the two apart. */
export const noSuchObject = (method: string, id: string): GraphError => ({
  code: 100,
  subcode: 33,
  type: 'GraphMethodException',
  message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
});

export const invalidParameter = (message: string): GraphError => ({ code: 100, message: `(#100) ${message}` });

export const tooManyLeadCalls = (usage: Readonly<Record<string, string>> = {}): GraphError => ({
  code: 80005,
  message:
    '(#80005) There have been too many leadgen api calls to this Page account. Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.',
  headers: usage,
});

export const unexpected: GraphError = {
  status: 500,
  code: 2,
  isTransient: true,
  message: 'An unexpected error has occurred. Please retry your request later.',
};

const brokenTokens = {
  458: 'Error validating access token: The user has not authorized application.',
  460: 'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
  463: 'Error validating access token: Session has expired.',
  467: 'Error validating access token: The session is invalid because the user logged out.',
} as const;

export const brokenToken = (subcode: keyof typeof brokenTokens): GraphError => ({ code: 190, subcode, message: brokenTokens[subcode] });
