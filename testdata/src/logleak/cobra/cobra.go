package cobra

import (
	"github.com/spf13/cobra"
)

func command() *cobra.Command {
	cmd := &cobra.Command{Use: "ask"}
	cmd.Flags().String("api-key", "", "key of the provider")
	cmd.Flags().String("model", "", "model to ask")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		key, err := cmd.Flags().GetString("api-key")
		if err != nil {
			return err
		}
		cmd.Println("asking with", key) // want `API key from .*GetString.*reaches standard output`
		model, err := cmd.Flags().GetString("model")
		if err != nil {
			return err
		}
		cmd.Println("asking", model, key != "")
		return nil
	}
	return cmd
}
