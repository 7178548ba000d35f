import { leadKeeperContract } from './leadKeeper.contract.mts';
import { hubSpotWorld } from './support/hubSpotWorld.mts';

leadKeeperContract('HubSpot', () => hubSpotWorld());
