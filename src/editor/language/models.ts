import { archiveModels as archive, archiveSecrets as ofArchive } from '../../model/archive';
import { formatModels as formats } from '../../model/formats';
import { limitModels as limits } from '../../model/limits';
import { vendorModels as vendors } from '../../model/vendors';
import { translatedModel } from './translated';

/** The model as editors show it. The engine tells its own in English. */
export const vendorModels = translatedModel(vendors, 'vendors');
export const formatModels = translatedModel(formats, 'formats');
export const limitModels = translatedModel(limits, 'limits');
export const archiveModels = translatedModel(archive, 'archive');
export const archiveSecrets = translatedModel(ofArchive, 'archiveSecrets');
