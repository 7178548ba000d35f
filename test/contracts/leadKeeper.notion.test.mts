import { leadKeeperContract } from './leadKeeper.contract.mts';
import { notionWorld } from './support/notionWorld.mts';

leadKeeperContract('Notion', () => notionWorld());
