import type { Route } from '../route.ts'
import { uploadMedia } from './upload-media.ts'

// The largest file, and room for the parts around it; what is a little larger is refused with a word about its size.
const MOST_UPLOAD_BYTES = 9 << 20

export const MEDIA_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: /^\/v3\/merchant\/media\/upload$/,
    endpoint: 'media-upload',
    act: uploadMedia('image', 'document'),
    uploadBytes: MOST_UPLOAD_BYTES,
  },
  {
    method: 'POST',
    path: /^\/v3\/merchant\/media\/video_upload$/,
    endpoint: 'video-upload',
    act: uploadMedia('video'),
    uploadBytes: MOST_UPLOAD_BYTES,
  },
]
