import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { markStyles } from './app/nonce.ts'
import { Whole } from './app/whole.tsx'
import './app/colours.css'
import './kit/text.css'
import './kit/space.css'
import './kit/list.css'
import './kit/block.css'
import './kit/sheet.css'
import './app/frame.css'

markStyles()
createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <Whole />
  </StrictMode>,
)
