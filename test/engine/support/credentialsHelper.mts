/** Credentials as n8n's engine asks for them, kept in memory; the credential types are the package's own. */
import {
  ICredentialsHelper,
  type ICredentialDataDecryptedObject,
  type ICredentialType,
  type IHttpRequestHelper,
  type IHttpRequestOptions,
  type INode,
  type INodeCredentialsDetails,
} from 'n8n-workflow';

export interface StoredCredential {
  readonly type: string;
  data: ICredentialDataDecryptedObject;
}

export class MemoryCredentialsHelper extends ICredentialsHelper {
  private readonly types: ReadonlyMap<string, ICredentialType>;

  private readonly stored: Readonly<Record<string, StoredCredential>>;

  constructor(types: readonly ICredentialType[], stored: Readonly<Record<string, StoredCredential>>) {
    super();
    this.types = new Map(types.map((type) => [type.name, type]));
    this.stored = stored;
  }

  getParentTypes(name: string): string[] {
    return [...(this.types.get(name)?.extends ?? [])];
  }

  isCredentialUsableByNode(): boolean {
    return true;
  }

  async authenticate(
    credentials: ICredentialDataDecryptedObject,
    typeName: string,
    options: IHttpRequestOptions,
  ): Promise<IHttpRequestOptions> {
    const { authenticate } = this.types.get(typeName) ?? {};
    if (typeof authenticate !== 'function')
      throw new Error(`${typeName} authenticates with expressions, which cost every request an isolate`);
    return await authenticate(credentials, options);
  }

  async preAuthentication(
    helpers: IHttpRequestHelper,
    credentials: ICredentialDataDecryptedObject,
    typeName: string,
    node: INode,
    expired: boolean,
  ): Promise<ICredentialDataDecryptedObject | undefined> {
    const type = this.types.get(typeName);
    const token = type?.properties.find(({ typeOptions }) => typeOptions?.expirable)?.name;
    if (!type?.preAuthentication || token === undefined) return undefined;
    if (credentials[token] && !expired) return undefined;
    const renewed = await type.preAuthentication.call(helpers, credentials);
    const id = node.credentials?.[typeName]?.id ?? '';
    this.stored[id]!.data = { ...this.stored[id]!.data, ...renewed } as ICredentialDataDecryptedObject;
    return { ...credentials, ...renewed } as ICredentialDataDecryptedObject;
  }

  async runPreAuthentication(): Promise<undefined> {
    return undefined;
  }

  async getCredentials(): Promise<never> {
    throw new Error('not used by the engine');
  }

  async getDecrypted(_additionalData: unknown, details: INodeCredentialsDetails): Promise<ICredentialDataDecryptedObject> {
    const stored = this.stored[details.id ?? ''];
    if (!stored) throw new Error(`no credential ${details.id}`);
    return structuredClone(stored.data);
  }

  async updateCredentials(): Promise<void> {}

  async updateCredentialsOauthTokenData(
    details: INodeCredentialsDetails,
    _type: string,
    data: ICredentialDataDecryptedObject,
  ): Promise<void> {
    this.stored[details.id ?? '']!.data = structuredClone(data);
  }

  getCredentialsProperties(type: string) {
    return this.types.get(type)?.properties ?? [];
  }
}
