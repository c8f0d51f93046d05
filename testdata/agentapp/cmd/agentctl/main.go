// Command agentctl is what operators type.
package main

import (
	"os"

	"github.com/fatih/color"
	"github.com/spf13/cobra"
	"github.com/spf13/viper"
)

func main() {
	viper.SetEnvPrefix("agentctl")
	viper.AutomaticEnv()
	root := &cobra.Command{Use: "agentctl", SilenceUsage: true}
	root.AddCommand(whoami(), ping())
	if err := root.Execute(); err != nil {
		os.Exit(1)
	}
}

// whoami tells which agent is talked to.
func whoami() *cobra.Command {
	c := &cobra.Command{Use: "whoami", RunE: func(cmd *cobra.Command, args []string) error {
		color.Green("agent at %s", viper.GetString("address"))
		color.Green("with the token %s", viper.GetString("admin.token"))
		return nil
	}}
	return c
}

// ping asks the agent whether it lives.
func ping() *cobra.Command {
	c := &cobra.Command{Use: "ping", RunE: func(cmd *cobra.Command, args []string) error {
		password, err := cmd.Flags().GetString("password")
		if err != nil {
			return err
		}
		cmd.Printf("as %s, password given: %t\n", cmd.Flag("user").Value, password != "")
		cmd.Printf("credentials %s:%s\n", cmd.Flag("user").Value, password)
		return nil
	}}
	c.Flags().String("user", "operator", "who asks")
	c.Flags().String("password", "", "their password")
	return c
}
