import { archiveModels as archive, archiveSecrets as ofArchive } from '../../model/archive';
import { formatModels as formats } from '../../model/formats';
import { guardrailModels as guardrails } from '../../model/guardrails';
import { vendorModels as vendors } from '../../model/vendors';
import { translatedModel } from './translated';

/** The model as editors show it. The engine tells its own in English. */
export const vendorModels = translatedModel(vendors, 'vendors');
export const formatModels = translatedModel(formats, 'formats');
export const guardrailModels = translatedModel(guardrails, 'guardrails');
export const archiveModels = translatedModel(archive, 'archive');
export const archiveSecrets = translatedModel(ofArchive, 'archiveSecrets');
