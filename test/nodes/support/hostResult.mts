/** What n8n's request helpers make of a vendor's answer. */
import { NodeApiError, type IHttpRequestOptions, type INode } from 'n8n-workflow';
import type { HttpResponse, NoAnswer } from '../../../runtime/client/http.ts';

const node: INode = { id: '1', name: 'Node', type: 'x', typeVersion: 1, position: [0, 0], parameters: {} };

/** Handed back, or thrown: a broken line always, a status where the node has not asked for its answer (since n8n 2.10 one by one). */
export function hostResult(answer: HttpResponse | NoAnswer, { ignoreHttpStatusErrors }: IHttpRequestOptions) {
  if (!answer.answered) throw wrapped(new Error(answer.code), { code: answer.code });
  const { status, headers, body } = answer;
  if (isThrown(status, ignoreHttpStatusErrors))
    throw wrapped(new Error(`Request failed with status code ${status}`), { status, response: { status, headers, data: body } });
  return { statusCode: status, headers, body };
}

function isThrown(status: number, ignored: IHttpRequestOptions['ignoreHttpStatusErrors']): boolean {
  if (status < 300) return false;
  return typeof ignored === 'object' ? !ignored.ignore || (ignored.except ?? []).includes(status) : ignored !== true;
}

function wrapped(cause: Error, details: object): NodeApiError {
  return new NodeApiError(node, Object.assign(cause, details) as never);
}
