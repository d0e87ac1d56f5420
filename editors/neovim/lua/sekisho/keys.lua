-- Gives older versions the keys that Neovim 0.11 has by itself, and touches none that is already taken.
local M = {}

local KEYS = {
  K = { 'Show what Sekisho says about this place', vim.lsp.buf.hover },
  gra = { 'Fix, suppress, or open the guide', vim.lsp.buf.code_action },
  [']d'] = { 'Next finding', vim.diagnostic.goto_next },
  ['[d'] = { 'Previous finding', vim.diagnostic.goto_prev },
  ['<C-W>d'] = { 'Show the findings of this line in full', vim.diagnostic.open_float },
}

--- Sets the keys, and completion by CTRL-X CTRL-O, in one buffer.
function M.set(bufnr)
  if vim.fn.has('nvim-0.11') == 1 then
    return
  end
  for key, what in pairs(KEYS) do
    if vim.fn.maparg(key, 'n') == '' then
      vim.keymap.set('n', key, function()
        what[2]()
      end, { buffer = bufnr, desc = what[1] })
    end
  end
  if vim.bo[bufnr].omnifunc == '' then
    vim.bo[bufnr].omnifunc = 'v:lua.vim.lsp.omnifunc'
  end
end

return M
