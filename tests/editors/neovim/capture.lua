-- Brings Neovim into the state that `capture` takes a picture of: findings beside the code, and the hover over one of them.
-- A frame, because the picture has no colours to tell the hover from the code, and not so high that it hides the code.
local look = { border = 'rounded', max_width = 98, max_height = 18 }
-- Neovim 0.11 shows no text beside the code unless it is asked to. The first line of a message is the title, and has room there.
vim.diagnostic.config({
  virtual_text = {
    format = function(finding)
      return finding.message:match('[^\n]*')
    end,
  },
})
vim.o.laststatus = 2
vim.o.number = true
vim.o.wrap = false
vim.cmd('syntax off')

require('sekisho').setup({ cmd = { vim.env.SEKISHO, 'lsp' }, language = vim.env.LANGUAGE_OF_FINDINGS })
vim.cmd('silent edit main.tf')

local function acl()
  return vim.tbl_filter(function(d)
    return d.code == 'aws/s3/acl-public'
  end, vim.diagnostic.get(0))[1]
end

if vim.wait(20000, acl, 10) then
  local finding = acl()
  vim.api.nvim_win_set_cursor(0, { finding.lnum + 1, finding.col })
  vim.fn.winrestview({ topline = finding.lnum - 15 })
  if vim.fn.has('nvim-0.11') == 1 then
    vim.lsp.buf.hover(look)
  else
    vim.lsp.handlers['textDocument/hover'] = vim.lsp.with(vim.lsp.handlers.hover, look)
    vim.lsp.buf.hover()
  end
  vim.wait(20000, function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        -- Older versions break lines inside of words.
        vim.wo[window].linebreak = true
        return true
      end
    end
  end, 10)
end
