/** Entry of the language server; the protocol starts here. */
