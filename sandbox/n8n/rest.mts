/** n8n's own REST interface, as its editor uses it. */
import axios, { type AxiosInstance } from 'axios';
import { parse } from 'flatted';
import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { owner } from './account.mts';

export interface WorkflowNode {
  id: string;
  name: string;
  type: string;
  typeVersion: number;
  position: [number, number];
  parameters: Record<string, unknown>;
  credentials?: Record<string, { id: string; name: string }>;
  webhookId?: string;
  onError?: string;
  notes?: string;
}

export interface WorkflowFile {
  name: string;
  nodes: WorkflowNode[];
  connections: Record<string, unknown>;
  settings?: Record<string, unknown>;
  [key: string]: unknown;
}

export interface NodeType {
  name: string;
  credentials?: { name: string; displayOptions?: { show?: Record<string, unknown[]> } }[];
  properties?: { name: string; default?: unknown }[];
}

export interface ExecutionSummary {
  id: string;
  status: string;
  finished?: boolean;
  mode: string;
  workflowId: string;
  /** The execution that this one is a retry of. */
  retryOf?: string | null;
}

export interface RunItem {
  json: Record<string, unknown>;
  binary?: Record<string, unknown>;
  error?: unknown;
}

export interface ExecutionData extends ExecutionSummary {
  /** Node name → for each run, for each output, its items. */
  runs: Record<string, (RunItem[] | null)[][]>;
  error: { message: string; description?: string; node?: string } | undefined;
}

export class N8nRest {
  readonly url: string;

  private readonly client: AxiosInstance;

  constructor(url: string) {
    this.url = url;
    this.client = axios.create({
      baseURL: `${url}/rest`,
      proxy: false,
      // On a busy machine n8n closes a kept connection in the moment it is used again.
      httpAgent: new Agent({ keepAlive: false }),
      timeout: 60_000,
      headers: { 'browser-id': 'ponte-sandbox' },
      validateStatus: () => true,
    });
  }

  async login(): Promise<void> {
    const enter = async () => await this.client.post('/login', { emailOrLdapLoginId: owner.email, password: owner.password });
    let answer = await enter();
    // n8n 1 says that it is ready before it has this interface.
    for (let tries = 0; answer.status === 404 && tries < 240; tries++) {
      await wait(500);
      answer = await enter();
    }
    if (answer.status === 401) {
      // n8n 1 reads no owner from the environment.
      const { email, firstName, lastName, password } = owner;
      await this.ask('post', '/owner/setup', { email, firstName, lastName, password });
      answer = await enter();
    }
    if (answer.status !== 200) throw new Error(`login was answered ${answer.status}`);
    const cookies = (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
    this.client.defaults.headers.common.Cookie = cookies;
  }

  async createCredential(name: string, type: string, data: Record<string, unknown>): Promise<string> {
    const created = await this.ask<{ id: string }>('post', '/credentials', { name, type, data });
    return created.id;
  }

  async testCredential(
    id: string,
    name: string,
    type: string,
    data: Record<string, unknown>,
  ): Promise<{ status: string; message: string }> {
    return await this.ask('post', '/credentials/test', { credentials: { id, name, type, data } });
  }

  async createWorkflow(workflow: WorkflowFile): Promise<{ id: string; versionId: string }> {
    // n8n 1 insists on being told.
    return await this.ask('post', '/workflows', { active: false, ...workflow });
  }

  async workflow(id: string): Promise<WorkflowFile & { id: string; versionId: string; active: boolean }> {
    return await this.ask('get', `/workflows/${id}`);
  }

  /** Publishes and waits until n8n says so; a failed activation throws with n8n's reason. */
  async activate(id: string): Promise<void> {
    const { versionId } = await this.workflow(id);
    await this.askOnceFree(`/workflows/${id}/activate`, { versionId });
    for (let tries = 0; tries < 240; tries++) {
      const status = await this.publicationStatus(id);
      if (status.status === 'published') return;
      // "partial": n8n counts a Wait node among the triggers, and that one never fails.
      if (['failed', 'partial'].includes(status.status))
        throw new Error(status.triggers?.flatMap(({ errorMessage }) => errorMessage ?? []).join('; ') ?? 'publication failed');
      await wait(250);
    }
    throw new Error('the workflow was not published within a minute');
  }

  /** n8n 1 has none: there a workflow is live, or its activation refused, when `activate` is answered. */
  async publicationStatus(id: string): Promise<{ status: string; triggers?: { errorMessage?: string | null }[] }> {
    const path = `/workflows/${id}/publication-status`;
    const { status } = await this.client.get(path);
    return status === 404 ? { status: 'published' } : await this.ask('get', path);
  }

  /** n8n 2 takes the webhooks off behind its answer: another workflow with the same ones would be refused until then. */
  async deactivate(id: string): Promise<void> {
    await this.ask('post', `/workflows/${id}/deactivate`, {});
    for (let tries = 0; tries < 240; tries++) {
      const { status } = await this.client.get(`/workflows/${id}/publication-status`);
      if (status === 404 || (await this.publicationStatus(id)).status === 'not_published') return;
      await wait(250);
    }
    throw new Error('the workflow was not taken off within a minute');
  }

  async nodeTypes(): Promise<NodeType[]> {
    const answer = await this.client.get<NodeType[]>('/types/nodes.json', { baseURL: this.url });
    if (!Array.isArray(answer.data)) throw new Error(`n8n answered ${answer.status} to types/nodes.json`);
    return answer.data;
  }

  /** What a node's dropdown holds: the answer of one of its load methods. */
  async choices(
    { type, typeVersion, parameters, credentials }: Pick<WorkflowNode, 'type' | 'typeVersion' | 'parameters' | 'credentials'>,
    methodName: string,
  ): Promise<{ name: string; value: string }[]> {
    return await this.ask('post', '/dynamic-node-parameters/options', {
      path: 'parameters.any',
      nodeTypeAndVersion: { name: type, version: typeVersion },
      currentNodeParameters: parameters,
      methodName,
      credentials,
    });
  }

  async executions(workflowId: string): Promise<ExecutionSummary[]> {
    const all: ExecutionSummary[] = [];
    const filter = encodeURIComponent(JSON.stringify({ workflowId }));
    for (let lastId: string | undefined; ; ) {
      const page = await this.ask<{ results: ExecutionSummary[] }>(
        'get',
        `/executions?filter=${filter}&limit=100${lastId ? `&lastId=${lastId}` : ''}`,
      );
      all.push(...page.results.filter(({ id }) => !all.some((known) => known.id === id)));
      if (page.results.length < 100) return all;
      lastId = page.results.at(-1)!.id;
    }
  }

  /** A hundred of those that have not ended, at the most. */
  async unfinished(workflowId: string): Promise<ExecutionSummary[]> {
    const filter = encodeURIComponent(JSON.stringify({ workflowId, status: ['new', 'running', 'waiting', 'unknown'] }));
    return (await this.ask<{ results: ExecutionSummary[] }>('get', `/executions?filter=${filter}&limit=100`)).results;
  }

  /** How many executions of the workflow are under way; those that wait for a time or an answer are not. */
  async underWay(workflowId: string): Promise<number> {
    const filter = encodeURIComponent(JSON.stringify({ workflowId, status: ['new', 'running'] }));
    return (await this.ask<{ results: unknown[] }>('get', `/executions?filter=${filter}&limit=100`)).results.length;
  }

  /** n8n's Retry, with the workflow as it was: begins it, and does not wait for its end. One that has succeeded meanwhile is none to retry. */
  async retry(id: string): Promise<void> {
    const patienceMs = 3_000;
    const retried = this.ask('post', `/executions/${id}/retry`, { loadWorkflow: false }).catch((error: unknown) => {
      if (!/ 409 .*succeeded/.test(String(error))) throw error;
    });
    // n8n answers when the retried execution has ended, or at once where it refuses.
    await Promise.race([retried, wait(patienceMs)]);
  }

  /** n8n's Stop. */
  async stop(id: string): Promise<void> {
    await this.ask('post', `/executions/${id}/stop`);
  }

  /** How many executions of the workflow have succeeded, and when the last one of them ended (milliseconds since the epoch). */
  async finished(workflowId: string): Promise<{ count: number; lastAt: number }> {
    const filter = encodeURIComponent(JSON.stringify({ workflowId, status: ['success'] }));
    const { count, results } = await this.ask<{ count: number; results: { stoppedAt: string }[] }>(
      'get',
      `/executions?filter=${filter}&limit=100`,
    );
    return { count, lastAt: Math.max(0, ...results.map(({ stoppedAt }) => Date.parse(stoppedAt))) };
  }

  async execution(id: string): Promise<ExecutionData> {
    const answer = await this.ask<ExecutionSummary & { data: string }>('get', `/executions/${id}`);
    const data = parse(answer.data) as RawRunData;
    const runs = Object.entries(data.resultData.runData).map(([node, list]) => [node, list.map((run) => run.data?.main ?? [])] as const);
    const error = data.resultData.error;
    return {
      ...answer,
      runs: Object.fromEntries(runs),
      error: error
        ? {
            message: error.message,
            ...(typeof error.description === 'string' ? { description: error.description } : {}),
            ...(error.node ? { node: error.node.name } : {}),
          }
        : undefined,
    };
  }

  /** n8n on a busy machine loses its database for some seconds and refuses everything before it does it. */
  private async answerTo<T>(method: 'get' | 'post' | 'patch' | 'delete', url: string, data: unknown) {
    for (const end = Date.now() + 90_000; ; await wait(1_000)) {
      const answer = await this.client.request<{ data: T; message?: string }>({ method, url, data });
      const isBusy = answer.status === 503 && String(answer.data.message).includes('Database is not ready');
      if (!isBusy || Date.now() > end) return answer;
    }
  }

  /** n8n counts a workflow as taken off a moment before its webhooks are: who has the same ones is refused until then. */
  private async askOnceFree(path: string, data: unknown): Promise<void> {
    for (const end = Date.now() + 20_000; ; await wait(500)) {
      try {
        await this.ask('post', path, data);
        return;
      } catch (error) {
        if (!/ 409 .*conflict with one of the webhooks/.test(String(error)) || Date.now() > end) throw error;
      }
    }
  }

  private async ask<T>(method: 'get' | 'post' | 'patch' | 'delete', path: string, data?: unknown): Promise<T> {
    const answer = await this.answerTo<T>(method, path, data);
    if (answer.status >= 300) throw new Error(`n8n answered ${answer.status} to ${method} ${path}: ${answer.data.message ?? ''}`);
    return answer.data.data;
  }
}

interface RawRunData {
  resultData: {
    runData: Record<string, { data?: { main?: (RunItem[] | null)[] } }[]>;
    error?: { message: string; description?: unknown; node?: { name: string } };
  };
}
