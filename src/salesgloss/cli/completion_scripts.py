"""The completion scripts. None evaluates what the program prints: lines are read, and offered as
they are."""

from __future__ import annotations

from salesgloss.cli.candidates import BASH, FISH, POWERSHELL, ZSH

_BASH = """\
# Completion of salesgloss in Bash: source <(salesgloss completion bash)
_salesgloss() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == :files ]]; then
            compopt -o default 2>/dev/null
            return
        fi
        COMPREPLY+=("$line")
    done < <(command salesgloss --complete bash ":${COMP_WORDS[COMP_CWORD]}" \\
        "${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null)
}
complete -F _salesgloss salesgloss
"""

_ZSH = """\
#compdef salesgloss
# Completion of salesgloss in Zsh: source <(salesgloss completion zsh)
_salesgloss() {
    local line text
    local -a names shown before
    before=("${(@Q)words[2,CURRENT-1]}")
    while IFS= read -r line; do
        if [[ $line == :files ]]; then
            _files
            return
        fi
        names+=("${line%%$'\\t'*}")
        text=${line#*$'\\t'}
        if [[ $text == "$line" ]]; then
            shown+=("$line")
        else
            shown+=("${line%%$'\\t'*}  -- $text")
        fi
    done < <(command salesgloss --complete zsh ":${(Q)PREFIX}" "${before[@]}" 2>/dev/null)
    (( $#names )) || return 1
    compadd -V salesgloss -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -l -d shown -a names
}
if [[ $funcstack[1] == _salesgloss ]]; then
    _salesgloss "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i -D }
    compdef _salesgloss salesgloss
fi
"""

_FISH = """\
# Completion of salesgloss in fish: salesgloss completion fish | source
function __salesgloss_complete
    set -l before (commandline -opc)
    set -e before[1]
    set -l current (commandline -ct)
    set -l found (command salesgloss --complete fish ":$current" $before 2>/dev/null)
    if test "$found[1]" = ":files"
        __fish_complete_path "$current"
    else if test (count $found) -gt 0
        printf '%s\\n' $found
    end
end
complete -c salesgloss -e
complete -c salesgloss -f -a '(__salesgloss_complete)'
"""

_POWERSHELL = """\
# Completion of salesgloss in PowerShell: salesgloss completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName salesgloss -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        Select-Object -Skip 1 | ForEach-Object { $_.ToString().Trim("'", '"') })
    $found = @(& salesgloss --complete powershell ":$wordToComplete" @before 2>$null)
    if ($found[0] -eq ':files') { return }
    $found | Where-Object { $_ } | ForEach-Object {
        $name, $text = $_ -split "`t", 2
        if (-not $text) { $text = $name }
        [System.Management.Automation.CompletionResult]::new($name, $name, 'ParameterValue', $text)
    }
}
"""

SCRIPTS = {BASH: _BASH, ZSH: _ZSH, FISH: _FISH, POWERSHELL: _POWERSHELL}
