import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { markStyles } from './app/nonce.ts'
import { Whole } from './app/whole.tsx'
import './app/console.css'

markStyles()
createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <Whole />
  </StrictMode>,
)
